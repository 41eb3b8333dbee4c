/** Of the desk and its workspaces, of the connection panel and of what is said of the program. */
export const desk = {};
