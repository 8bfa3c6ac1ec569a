namespace OpsCenter.Simulator.Scenarios;

/// <summary>Water levels of a gauge in metres.</summary>
/// <param name="Low">Without a flood.</param>
/// <param name="Crest">At the crest of the scenario's flood.</param>
public readonly record struct RiverStage(double Low, double Crest);
