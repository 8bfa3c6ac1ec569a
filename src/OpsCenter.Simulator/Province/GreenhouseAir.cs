namespace OpsCenter.Simulator.Province;

/// <summary>The air in a greenhouse.</summary>
public readonly record struct GreenhouseAir(double Temperature, double HumidityPercent, double Co2Ppm);
