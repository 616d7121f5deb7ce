/** A URL that can be shown: the user stays, the password becomes `***`. Several hosts, as brokers have, are fine. */
export const hidePassword = (url: string): string => url.replace(/(\/\/[^:@/]*):.*@/, '$1:***@');
