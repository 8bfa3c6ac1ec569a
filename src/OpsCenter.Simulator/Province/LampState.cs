namespace OpsCenter.Simulator.Province;

/// <summary>A lamp.</summary>
public readonly record struct LampState(bool Works, bool Lit, double Watts);
