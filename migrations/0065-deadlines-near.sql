-- MSG-01: amendments that are due soon are looked for every day, among millions of applications.
create index applications_amending on applications (amend_until) where state = 'amending';
