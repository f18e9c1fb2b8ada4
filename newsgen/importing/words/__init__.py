"""What newsgen knows of words, in several languages: agencies, dates, labels, and small words that tell lines apart."""
