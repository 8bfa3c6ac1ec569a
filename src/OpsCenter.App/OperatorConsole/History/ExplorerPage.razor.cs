using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>Any stored series over any range: chart, figures, table; beside an earlier time; out to a file, a tile or a rule.</summary>
public sealed partial class ExplorerPage(HistoryReading history, NavigationManager navigation, TimeProvider time)
{
    private const int PageSize = 25;
    private const int MostOffers = 30;

    private HistoryAddress _address = HistoryAddress.Of(null, null, null, null, null, null, null);
    private HistoryRequest? _request;
    private IReadOnlyList<NamedSeries>? _all;
    private List<NamedSeries> _found = [];
    private IReadOnlyList<HistoryLine> _lines = [];
    private IReadOnlyList<HistoryRow> _rows = [];
    private string? _shown;
    private string? _sought;
    private int _skip;
    private bool _loading;
    private bool _away;

    [SupplyParameterFromQuery(Name = "s")]
    public string[]? Series { get; set; }

    [SupplyParameterFromQuery(Name = "range")]
    public string? Range { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "step")]
    public string? Step { get; set; }

    [SupplyParameterFromQuery(Name = "agg")]
    public string? Agg { get; set; }

    [SupplyParameterFromQuery(Name = "compare")]
    public string? Compare { get; set; }

    private bool IsFull => _address.Series.Count >= HistoryReading.MostSeries;

    protected override async Task OnParametersSetAsync()
    {
        // The live state comes by here twice a second; only another address is a reason to read.
        var address = HistoryAddress.Of(Series, Range, From, To, Step, Agg, Compare);
        if (address.Query("") == _shown)
        {
            return;
        }

        (_shown, _skip) = (address.Query(""), 0);
        _all ??= await history.ListAsync(Caller, Leaving) ?? [];
        _address = address with { Series = [.. address.Series.Where(series => _all.Any(one => one.Key.Canonical == series))] };
        _request = _address.Request(time.GetInstant());
        Find();
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (_request is not { } request)
        {
            (_lines, _rows) = ([], []);
            return;
        }

        (_loading, _away) = (true, false);
        try
        {
            var lines = await history.ReadAsync(Caller, request, Leaving) ?? [];
            // A later choice may have been faster than this one.
            if (ReferenceEquals(request, _request))
            {
                _lines = [.. lines.OrderBy(line => line.Series.Unit, StringComparer.Ordinal)];
                _rows = HistoryRow.Of(_lines);
            }
        }
        catch (StoreUnavailableException)
        {
            (_lines, _rows, _away) = ([], [], true);
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
        finally
        {
            _loading = false;
        }
    }

    private void Find()
    {
        var words = ToneFree.Words(_sought);
        _found = words.Length == 0 && _address.Series.Count > 0
            ? []
            : [.. (_all ?? []).Where(series => !_address.Series.Contains(series.Key.Canonical) && ToneFree.ContainsAll(series.Search, words)).Take(MostOffers)];
    }

    private void Add(NamedSeries series)
    {
        _sought = null;
        Go(_address with { Series = [.. _address.Series, series.Key.Canonical] });
    }

    private void Remove(NamedSeries series) => Go(_address with { Series = [.. _address.Series.Where(one => one != series.Key.Canonical)] });

    private void ChooseRange(ChangeEventArgs change)
    {
        var range = Text(change)!;
        // A range of one's own begins with the one that is shown.
        Go(range == HistoryAddress.Custom && _request is { } shown
            ? _address with { Range = range, From = HistoryAddress.Local(shown.From), To = HistoryAddress.Local(shown.To) }
            : _address with { Range = range });
    }

    private void Go(HistoryAddress address) => navigation.NavigateTo(address.Query("/console/history"), replace: true);

    private string Export(string format) => _address.Query("/console/history/export") + $"&format={format}";

    private int Colour(HistoryLine line) => 1 + Enumerable.Range(0, _lines.Count).First(index => ReferenceEquals(_lines[index], line));

    private static string? Text(ChangeEventArgs change) => change.Value?.ToString();

    private static string Value(HistoryLine line, Func<HistorySummary, double> of) =>
        line.Summary is { } summary ? Number(of(summary), line.Series.Decimals) : "–";

    /// <summary>How much more or less than in the range compared with.</summary>
    private static string Change(HistoryLine line, Func<HistorySummary, double> of, int? decimals = null) =>
        line is { Summary: { } now, EarlierSummary: { } before }
            ? (of(now) - of(before)).ToString(FormattableString.Invariant($" +0.{new string('0', decimals ?? line.Series.Decimals)};−0.{new string('0', decimals ?? line.Series.Decimals)};±0"), CultureInfo.CurrentCulture)
            : "";

    private string Cell(Point? point, NamedSeries series)
    {
        if (point is not { } known)
        {
            return "";
        }

        var marks = new List<string>();
        if (known.Quality != Quality.Good)
        {
            marks.Add(T[$"Quality.{known.Quality}"]);
        }

        foreach (var flag in Enum.GetValues<ReadingFlags>().Where(flag => flag != ReadingFlags.None && known.Flags.HasFlag(flag)))
        {
            marks.Add(T[$"Flag.{flag}"]);
        }

        return marks.Count == 0 ? Number(known.Value, series.Decimals) : $"{Number(known.Value, series.Decimals)} ({string.Join(", ", marks)})";
    }

    private static string Number(double value, int decimals) => value.ToString($"N{decimals}", CultureInfo.CurrentCulture);
}
