using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.AlarmPerformance;

/// <summary>Whether the alarms serve the people on duty: each figure beside its target and the period before, and what may help.</summary>
public sealed partial class AlarmPerformancePage(AlarmPerformanceService performance, NavigationManager navigation, TimeProvider time)
{
    private AlarmPerformanceReport? _report;
    private AlarmPerformanceReport? _before;
    private PerformanceAddress? _read;
    private bool _unavailable;

    [SupplyParameterFromQuery(Name = "range")]
    public string? Range { get; set; }

    [SupplyParameterFromQuery(Name = "operators")]
    public int? Operators { get; set; }

    private PerformanceAddress Address => PerformanceAddress.Of(Range, Operators);

    private FigureText Words => new(T);

    private IReadOnlyList<(AlarmFigure Figure, AlarmFigure? Before)> Figures { get; set; } = [];

    private string Summary
    {
        get
        {
            var judged = Figures.Where(pair => pair.Figure.Verdict != AlarmVerdict.Unknown).ToList();
            var missed = judged.Where(pair => pair.Figure.Verdict == AlarmVerdict.Missed).Select(pair => T[$"Performance.{pair.Figure.Kind}"].Value).ToList();
            var met = T["Performance.Summary", judged.Count(pair => pair.Figure.Verdict == AlarmVerdict.Met), judged.Count];
            return missed.Count == 0 ? met : $"{met} {T["Performance.MissedAre", string.Join(", ", missed)]}";
        }
    }

    protected override Task OnParametersSetAsync() => Address == _read ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var address = _read = Address;
        var (to, span) = (time.GetInstant(), address.Span);
        try
        {
            var (report, before) = await Aside.RunAsync(
                async () => (
                    await performance.ReadAsync(Caller, to - span, to, address.Operators, Leaving),
                    await performance.ReadAsync(Caller, to - span - span, to - span, address.Operators, Leaving)),
                Leaving);
            if (address == _read && report is not null && before is not null)
            {
                (_report, _before, _unavailable) = (report, before, false);
                Figures = [.. AlarmFigure.Of(report).Zip(AlarmFigure.Of(before))];
            }
        }
        catch (System.Data.Common.DbException)
        {
            _unavailable = true;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private void ChangeOperators(ChangeEventArgs change) =>
        navigation.NavigateTo((Address with
        {
            Operators = PerformanceAddress.Of(null, int.TryParse($"{change.Value}", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1).Operators,
        }).Query(PerformanceAddress.Path));
}
