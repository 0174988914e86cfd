"""The pages behind the customer card: holdings, kin, work, value."""
