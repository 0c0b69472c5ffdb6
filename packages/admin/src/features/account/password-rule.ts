/** Characters of a password, at least; the server looks at it more closely. */
export const SHORTEST_PASSWORD = 12;
