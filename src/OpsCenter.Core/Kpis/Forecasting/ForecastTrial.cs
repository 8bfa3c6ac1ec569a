using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>Errors of forecasts by the moment they were about, each the mean over the scopes, in percent.</summary>
internal sealed class ForecastTrial
{
    private readonly SortedDictionary<(Instant At, string Field), (double Sum, int Count)> _errors = [];

    /// <summary>One step ahead.</summary>
    public const string Near = "near";

    /// <summary>The farthest step ahead.</summary>
    public const string Far = "far";

    /// <summary>What the naive forecast of the same moment, made at the same time, is stored as.</summary>
    public static string NaiveOf(string field) => field + "_naive";

    /// <summary>Counts both or neither: what is compared has to be about the same moments.</summary>
    public void Add(Instant at, string field, ErrorScale scale, double told, double? naive, double seen)
    {
        if (naive is { } simple && scale.Percent(told, seen) is { } ours && scale.Percent(simple, seen) is { } theirs)
        {
            Add(at, field, ours);
            Add(at, NaiveOf(field), theirs);
        }
    }

    public IEnumerable<(Instant At, string Field, double Value)> Means() => _errors.Select(error => (error.Key.At, error.Key.Field, error.Value.Sum / error.Value.Count));

    private void Add(Instant at, string field, double error)
    {
        var (sum, count) = _errors.GetValueOrDefault((at, field));
        _errors[(at, field)] = (sum + error, count + 1);
    }
}
