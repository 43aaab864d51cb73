-- Another index of sign-ins begins with the same column (sign_ins_newest): every sign-in wrote both (LOG-07).
drop index sign_ins_age;
