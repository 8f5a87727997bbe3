/** The profession that looks after what its own organisation does with what it may see of citizens. */
export const dataProtectionOfficer = 'data-protection-officer';
