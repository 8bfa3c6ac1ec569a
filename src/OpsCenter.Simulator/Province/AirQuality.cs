namespace OpsCenter.Simulator.Province;

/// <summary>What an air station measures: µg/m³, °C, and relative humidity from 0 to 1.</summary>
public readonly record struct AirQuality(
    double Pm25, double Pm10, double No2, double So2, double Co, double O3, double Temperature, double RelativeHumidity);
