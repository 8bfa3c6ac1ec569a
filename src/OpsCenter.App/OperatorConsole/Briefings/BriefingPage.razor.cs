using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.Briefings;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Briefings;

/// <summary>The leader's five minutes: a period of an area, all of it in the address.</summary>
public sealed partial class BriefingPage(BriefingService briefings, BriefingPrinter printer, BriefingWords words, NavigationManager navigation, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private IReadOnlyList<Area> _areas = [];
    private Briefing? _briefing;
    private BriefingAddress? _read;
    private Instant _readAt;
    private Instant _now;
    private bool _unavailable;
    private bool _canPrint = true;

    [SupplyParameterFromQuery(Name = "period")]
    public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "date")]
    public string? Date { get; set; }

    [SupplyParameterFromQuery(Name = "area")]
    public string? AreaId { get; set; }

    /// <summary>Slides are a page of their own.</summary>
    [SupplyParameterFromQuery(Name = "present")]
    public string? Presented { get; set; }

    private BriefingWords Words => words;

    private BriefingAddress Address { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override void OnInitialized() => Address = BriefingAddress.Of(Period, Date, AreaId, briefings);

    protected override Task OnParametersSetAsync()
    {
        // The live state passes here twice a second; a briefing of what is over does not move, and one that runs needs no seconds.
        _now = time.GetInstant();
        Address = BriefingAddress.Of(Period, Date, AreaId, briefings);
        if (Presented == "1")
        {
            navigation.NavigateTo($"{BriefingAddress.Slides}{Address.Query}&present=1", forceLoad: true);
            return Task.CompletedTask;
        }

        return Address == _read && !((_unavailable || _now < Address.Period.End) && _now - _readAt >= Fresh) ? Task.CompletedTask : LoadAsync();
    }

    private async Task LoadAsync()
    {
        var address = Address;
        if (address != _read)
        {
            // What is shown is of another period than the head says.
            _briefing = null;
        }

        (_read, _readAt) = (address, _now);
        _areas = briefings.AreasOf(address.Period);
        _canPrint = printer.Program is not null;
        try
        {
            var briefing = await Aside.RunAsync(() => briefings.ReadAsync(Caller, address.Period, address.Area, Leaving), Leaving);
            if (address == _read)
            {
                (_briefing, _unavailable) = (briefing, false);
            }
        }
        catch (Exception error) when (error is StoreUnavailableException or System.Data.Common.DbException)
        {
            _unavailable = true;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private void ChooseArea(ChangeEventArgs change) =>
        navigation.NavigateTo($"{BriefingAddress.Page}{(Address with { Area = change.Value is string { Length: > 0 } area ? area : null }).Query}");
}
