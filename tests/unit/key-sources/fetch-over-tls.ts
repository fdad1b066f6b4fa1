import { z } from 'zod';
import { documentFetcher } from '../../../electron/engine/requests/fetch-document.ts';

/** A process that trusts the authority in NODE_EXTRA_CA_CERTS, which is read at its start only, and prints what it fetched. */
const [allowsLocal, ...urls] = z.array(z.string()).parse(process.argv.slice(2));

const fetchDocument = documentFetcher({
  lookup: (_, options, callback) => {
    if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
    else callback(null, '127.0.0.1', 4);
  },
});
for (const url of urls) {
  const fetched = await fetchDocument({ url, allowsLocal: allowsLocal === 'local', signal: new AbortController().signal });
  console.log(fetched.ok ? 'fetched' : `${fetched.error.code} ${fetched.error.actual}`);
}
