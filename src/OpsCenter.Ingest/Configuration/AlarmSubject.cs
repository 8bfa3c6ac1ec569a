using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>What a rule watches, and how.</summary>
internal sealed record AlarmSubject(SeriesSelector Selector, AlarmCondition Condition, AlarmDirection Direction);
