using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>A moment drawn over a chart.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">Said of it.</param>
public sealed record ChartMark(Instant At, string Text);
