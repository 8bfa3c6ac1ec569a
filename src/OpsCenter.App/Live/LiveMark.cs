namespace OpsCenter.App.Live;

/// <summary>What every snapshot says about the server.</summary>
/// <param name="Build">Changes with the program or its browser assets.</param>
/// <param name="Simulated">The server runs the demo.</param>
internal sealed record LiveMark(string Build, bool Simulated);
