package app

// Nobody is the hash of a password that nobody knows.
const Nobody = nobody
