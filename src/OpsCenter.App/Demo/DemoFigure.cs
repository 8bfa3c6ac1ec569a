namespace OpsCenter.App.Demo;

/// <summary>How a simulated figure runs.</summary>
/// <param name="Base">Value at the begin.</param>
/// <param name="Growth">Share a year.</param>
/// <param name="Step">Share that is added each January.</param>
/// <param name="Swing">Share over the seasons.</param>
/// <param name="Noise">Share by chance.</param>
/// <param name="Of">Column that it is a share of, instead of a base.</param>
/// <param name="Share">That share.</param>
/// <param name="Ramp">Grows from January to December.</param>
public sealed record DemoFigure(double Base, double Growth, double Step, double Swing, double Noise, string? Of, double Share, bool Ramp);
