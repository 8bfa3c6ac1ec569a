using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>How a period of a sheet stands.</summary>
/// <param name="Period">Which.</param>
/// <param name="Due">Last day in time; null where it is never late.</param>
/// <param name="Head">What is filed; null for nothing.</param>
/// <param name="State">In a word.</param>
public sealed record SheetStatus(SheetPeriod Period, DateOnly? Due, SheetHead? Head, SheetState State)
{
    public bool IsFiled => State is SheetState.Filed or SheetState.FiledLate;

    /// <summary>Whole days since it was due; 0 while it is not late.</summary>
    public int DaysLate(DateOnly today) => State == SheetState.Overdue && Due is { } due ? today.DayNumber - due.DayNumber : 0;

    public static SheetStatus Of(SheetConfig sheet, SheetPeriod period, SheetHead? head, Instant now)
    {
        var today = SheetPeriod.Today(now);
        var due = period.Kind == SheetPeriodKind.None && sheet.DueDays is { } days
            ? (head is null ? sheet.Since : SheetPeriod.Today(head.At)).AddDays(days)
            : sheet.Due(period);
        var state = period.Kind == SheetPeriodKind.None ? Register(due, head, today)
            : head is not null ? due is { } last && SheetPeriod.Today(head.FirstAt) > last ? SheetState.FiledLate : SheetState.Filed
            : period.End >= today ? SheetState.Running
            : due is { } missed && today > missed ? SheetState.Overdue
            : SheetState.Open;
        return new SheetStatus(period, due, head, state);
    }

    /// <summary>A register is late when nobody has gone through it for too long.</summary>
    private static SheetState Register(DateOnly? due, SheetHead? head, DateOnly today) =>
        due is { } last && today > last ? SheetState.Overdue : head is null ? SheetState.Open : SheetState.Filed;
}
