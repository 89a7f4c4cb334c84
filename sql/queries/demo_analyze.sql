-- Between the demo's contacts and their counting: with no statistics yet each of them would be sought by reading all.
analyze response, contact, case_file, request
