// Opora
