-- How long a candidate has to sign and how long a package holds comes from the catalogue's files, like the other terms (CAT-02).
grant insert, update, delete on departure_terms to kaoji_app;
