namespace OpsCenter.Simulator.Province;

/// <summary>The ground at a probe; moisture by volume, conductivity of the bulk soil.</summary>
public readonly record struct SoilState(double MoisturePercent, double Temperature, double MicrosiemensPerCm);
