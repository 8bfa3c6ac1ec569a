using System.Collections.Frozen;
using OpsCenter.Core.Access;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Demo;

/// <summary>Files the simulated province's figures of the last two years once, marked as simulated, the way people do. Periods that are filed stay as they are.</summary>
internal sealed class DemoSheets(SheetService service, SheetBook book, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DemoSheets> logger) : BackgroundService
{
    private static readonly Caller Self = new("demo", CallerKind.System, FrozenSet.Create(Permission.Read, Permission.EnterFigures));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var figures = DemoFigures.Load();
        foreach (var (sheet, periods) in await service.OverviewAsync(Self, stoppingToken))
        {
            var over = periods.Where(status => status.State is SheetState.Open or SheetState.Overdue or SheetState.Filed or SheetState.FiledLate || sheet.Period == SheetPeriodKind.None).ToList();
            foreach (var (status, back) in over.Select((status, back) => (status, back)).Skip(figures.Unfiled.GetValueOrDefault(sheet.Id)).Where(one => one.status.Head is null).Reverse())
            {
                await FileAsync(figures, sheet, status, figures.Late.GetValueOrDefault(sheet.Id)?.Contains(back) == true, stoppingToken);
            }
        }
    }

    private async Task FileAsync(DemoFigures figures, SheetConfig sheet, SheetStatus status, bool late, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        if (figures.Of(book.Frame(sheet, status.Period, SheetPeriod.Today(now))) is not { } input)
        {
            return;
        }

        var told = status.Due is { } due && sheet.Period != SheetPeriodKind.None ? SheetPeriod.Of(SheetPeriodKind.Day, due.AddDays(late ? 6 : -2)).Time + TimeSpan.FromHours(9) : now;
        var outcome = await service.FileAsync(
            Self,
            new SheetRequest(sheet.Id, status.Period.Text, input, 0, SheetOrigin.Simulated) { SimulatedAt = told < now ? told : now },
            cancellation);
        if (outcome is SheetOutcome.Invalid invalid)
        {
            var first = (invalid.Draft.Problems is [var whole, ..] ? whole.Text.En : null)
                ?? invalid.Draft.Lines.SelectMany(line => line.Keys.Concat(line.Cells.Values)).FirstOrDefault(cell => cell.Problem is not null)?.Problem!.Text.En;
            Log.FiguresRefused(logger, sheet.Id, status.Period.Text, invalid.Draft.Wrong, first ?? "");
        }
    }
}
