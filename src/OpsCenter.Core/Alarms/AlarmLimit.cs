using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>A limit as a chart draws it.</summary>
public sealed record AlarmLimit(LocalizedText Name, Severity Severity, double Value, AlarmDirection Direction);
