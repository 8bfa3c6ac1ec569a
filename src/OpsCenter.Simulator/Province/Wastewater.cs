namespace OpsCenter.Simulator.Province;

/// <summary>What an outfall's probe measures: pH, mg/l, and flow in m³/h.</summary>
public readonly record struct Wastewater(double Ph, double Cod, double Tss, double Nh4, double Flow);
