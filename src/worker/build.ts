declare const __BUILD__: string;

/** Which build this is: the same text in page and worker of one build. */
export const BUILD: string = __BUILD__;
