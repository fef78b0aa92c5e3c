// OporaCharts
