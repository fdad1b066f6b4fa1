import { useContext } from 'react';
import { AllMessagesContext, type AllMessages } from './index.ts';

export type Messages = AllMessages;

/** All sentences, for the screens that load when they are first opened: the stage shows none of them before. */
export function useMessages(): Messages {
  const messages = useContext(AllMessagesContext);
  if (messages === null) throw new Error('The sentences of this screen are not loaded');
  return messages;
}
