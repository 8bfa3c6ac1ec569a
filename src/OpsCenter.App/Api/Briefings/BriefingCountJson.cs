namespace OpsCenter.App.Api.Briefings;

/// <summary>Alarms of a severity that called for somebody, raised in the period, the one before, and the same last year (null where nothing had been recorded yet).</summary>
public sealed record BriefingCountJson(string Severity, int Count, int? Before, int? LastYear);
