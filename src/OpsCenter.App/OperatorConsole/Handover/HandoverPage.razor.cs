using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Handover;

/// <summary>One shift tells the next: drafted from the log, worked over, signed, confirmed.</summary>
public sealed partial class HandoverPage(HandoverService handovers, ILiveConfig<Places> places)
{
    private const int Earlier = 50;
    private IReadOnlyList<ShiftHandover> _kept = [];
    private DateTime _from;
    private DateTime _to;
    private string? _text;
    private bool _busy;

    private bool MayWork => Caller.Can(Permission.OperateIncidents);

    protected override async Task OnInitializedAsync()
    {
        _to = LocalTime.At(Now.At).DateTime;
        _from = LocalTime.At(await handovers.BeginAsync(Leaving)).DateTime;
        await LoadAsync();
    }

    private static Instant Moment(DateTime here) => Instant.From(new DateTimeOffset(DateTime.SpecifyKind(here, DateTimeKind.Unspecified), LocalTime.Offset));

    private async Task LoadAsync() => _kept = await handovers.ListAsync(Caller, Earlier, Leaving);

    private async Task DraftAsync()
    {
        if (await handovers.DraftAsync(Caller, Moment(_from), Moment(_to), Leaving) is { } facts)
        {
            _text = new HandoverText(T, places.Current).Of(facts, Caller.Name);
            return;
        }

        await TellAsync(false, T[$"HandoverOutcome.{nameof(HandoverOutcome.WrongPeriod)}"]);
    }

    private async Task SignAsync()
    {
        _busy = true;
        try
        {
            var (outcome, _) = await handovers.SignAsync(Caller, Moment(_from), Moment(_to), _text ?? "", Leaving);
            await TellAsync(outcome == HandoverOutcome.Done, T[$"HandoverOutcome.{outcome}"]);
            _text = outcome == HandoverOutcome.Done ? null : _text;
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ConfirmAsync(long id)
    {
        var outcome = await handovers.ConfirmAsync(Caller, id, Leaving);
        await TellAsync(outcome == HandoverOutcome.Done, T[$"HandoverOutcome.{outcome}"]);
        await LoadAsync();
    }
}
