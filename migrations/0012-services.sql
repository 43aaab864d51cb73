-- Services have one spelling, that of their address (contracts/services.ts). Forward only.
update windows set service = replace(service, '_', '-') where service like '%\_%';
