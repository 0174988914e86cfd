"""The demo bank: invented customers with everything a desk can show, the same for the same number of customers."""
