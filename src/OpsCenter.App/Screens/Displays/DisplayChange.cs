namespace OpsCenter.App.Screens.Displays;

/// <summary>A paired display went live or dark.</summary>
/// <param name="At">Unix milliseconds; for a display that went dark, its last report.</param>
/// <param name="Up">It went live.</param>
public sealed record DisplayChange(long At, bool Up);
