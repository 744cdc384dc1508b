/* A probe of beacon. */
int probe(void) { return 0; }
