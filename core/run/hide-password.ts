/** A URL to be shown: who is named stays, the password does not. Several hosts, as brokers have, are fine. */
export const hidePassword = (url: string): string => url.replace(/(\/\/[^:@/]*):.*@/, '$1:***@');
