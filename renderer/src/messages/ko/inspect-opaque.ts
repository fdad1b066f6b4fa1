import type { Opaque } from '../../../../shared/inspect.ts';
import type { InspectOpaqueMessages } from '../en/inspect-opaque.ts';

const what: Record<Opaque['kind'], string> = {
  github: 'GitHub 토큰',
  gitlab: 'GitLab 토큰',
  'aws-access-key': 'AWS 액세스 키 ID',
  stripe: 'Stripe 키',
  slack: 'Slack 토큰',
  'google-api-key': 'Google API 키',
  'google-oauth': 'Google 액세스 토큰',
  npm: 'npm 토큰',
  pypi: 'PyPI 토큰',
  openai: 'OpenAI 키',
  anthropic: 'Anthropic 키',
  sendgrid: 'SendGrid 키',
  square: 'Square 자격 증명',
  shopify: 'Shopify 토큰',
  digitalocean: 'DigitalOcean 토큰',
  'hugging-face': 'Hugging Face 토큰',
  paseto: 'PASETO 토큰',
  macaroon: '마카롱(macaroon) 토큰',
  fernet: 'Fernet 토큰',
  branca: 'Branca 토큰',
  uuid: 'UUID',
  'jws-like': 'JWT처럼 세 부분이지만 헤더가 없는 문자열',
  unknown: '임의의 문자열',
};

const issued = '무엇을 뜻하는지는 발급한 서비스만 압니다. 그 서비스에서 확인하고, 다른 사람이 보았을 수 있다면 그곳에서 폐기하세요.';
const sharedKey = '공유 키 하나로 암호화되어 있고 만든 시각만 알 수 있습니다. 키를 가진 쪽만 읽을 수 있습니다.';

export const inspectOpaque: InspectOpaqueMessages = {
  title: 'JWT가 아닙니다',
  isA: (kind) => `JWT가 아니라 ${what[kind]}입니다.`,
  meaning: {
    github: issued,
    gitlab: issued,
    'aws-access-key': '키 쌍을 가리키는 이름이며 그 자체는 비밀이 아닙니다. 함께 쓰는 비밀 키가 비밀입니다.',
    stripe: issued,
    slack: issued,
    'google-api-key': issued,
    'google-oauth':
      'Google의 액세스 토큰은 내용을 볼 수 없는 토큰입니다. 무엇을 허용하는지는 tokeninfo 엔드포인트가 알려 줍니다. ID 토큰은 JWT입니다.',
    npm: issued,
    pypi: '마카롱 형식이며 PyPI만 확인할 수 있습니다. 다른 사람이 보았을 수 있다면 PyPI에서 폐기하세요.',
    openai: issued,
    anthropic: issued,
    sendgrid: issued,
    square: issued,
    shopify: issued,
    digitalocean: issued,
    'hugging-face': issued,
    paseto:
      'JWT와 다른 형식이며 전용 라이브러리로 읽습니다. “local”은 암호화된 것, “public”은 서명된 것이고, 바꿔치기할 수 있는 alg가 없습니다.',
    macaroon: '제한 조건이 토큰 안에 들어 있으며, 루트 키를 가진 서비스만 확인할 수 있습니다.',
    fernet: sharedKey,
    branca: sharedKey,
    uuid: '무언가를 가리킬 뿐 그것에 대해 알려 주는 것은 없습니다. 세션이나 토큰으로 쓰인다면 서버에서 찾아보아야 합니다.',
    'jws-like': '첫 부분이 JSON 헤더가 아닙니다. 앞부분이 잘렸거나 다른 방식으로 인코딩되었을 수 있습니다.',
    unknown: '액세스 토큰이라면 내용을 볼 수 없는 토큰입니다. 무엇을 뜻하는지는 서버가 알려 줍니다(예: RFC 7662 인트로스펙션).',
  },
  nothingToJudge: '여기서 판정할 클레임이나 서명이 없습니다.',
  beginning: '시작 부분',
  characters: '길이',
  charactersOf: (count) => `${count}자`,
  checksum: '체크섬',
  checksums: {
    none: '없음',
    good: '맞음: 온전히 복사되었습니다',
    bad: '틀림: 글자가 빠졌거나 바뀌었거나, 지어낸 토큰입니다',
  },
  hidden: '나머지는 표시하지 않습니다.',
};
