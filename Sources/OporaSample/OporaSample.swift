// OporaSample
