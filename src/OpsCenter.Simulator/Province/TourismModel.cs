using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Visitors over the day, more of them at weekends, nights in hotels, and the scenario's procession at one place.</summary>
public static class TourismModel
{
    /// <summary>People who stay for about an hour and a half, so that those inside are those who came and have not left.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromMinutes(90);

    private static readonly TimeSpan Comes = TimeSpan.FromMinutes(14);
    private static readonly TimeSpan Gathers = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Goes = TimeSpan.FromMinutes(23);
    private static readonly TimeSpan Scatters = TimeSpan.FromMinutes(4);

    /// <summary>The counters at the moment.</summary>
    public static VisitorCount At(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var midnight = Shape.Local(at) - Shape.Local(at).TimeOfDay;
        var visitors = Visitors(model, site, midnight);
        var entered = (int)(visitors * Share(at - midnight));
        var left = (int)(visitors * Share(at - midnight - Stay));
        var capacity = (int)model.Trait(site, "capacity", 8, 60) * 50;
        var crowd = IsOfProcession(model, site) ? 1.15 * capacity : 0;
        var (came, went) = ((int)(crowd * Processions(model, at, Comes, Gathers)), (int)(crowd * Processions(model, at, Goes, Scatters)));
        var (cameBefore, wentBefore) = ((int)(crowd * Processions(model, midnight, Comes, Gathers)), (int)(crowd * Processions(model, midnight, Goes, Scatters)));
        return new VisitorCount(entered + came - cameBefore, left + went - wentBefore, entered - left + came - went, capacity);
    }

    /// <summary>A night in a hotel.</summary>
    public static HotelNight Night(ProvinceModel model, SimulatedSite hotel, DateTimeOffset day)
    {
        var number = day.UtcTicks / TimeSpan.TicksPerDay;
        var rooms = (int)model.Trait(hotel, "rooms", 24, 160);
        var wish = 0.42 + (Weekend(day) ? 0.24 : 0) + (0.22 * model.Noise.Uniform($"{hotel.Id}/rooms", number));
        var occupied = (int)(rooms * Math.Min(1, wish));
        var guests = (int)(occupied * (1.35 + (0.4 * model.Noise.Uniform($"{hotel.Id}/guests", number))));
        return new HotelNight(rooms, occupied, guests, (int)(guests * 0.3 * model.Noise.Uniform($"{hotel.Id}/foreign", number)));
    }

    private static bool Weekend(DateTimeOffset day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Entries of a whole day, never more than make the place half full.</summary>
    private static double Visitors(ProvinceModel model, SimulatedSite site, DateTimeOffset midnight)
    {
        var capacity = (int)model.Trait(site, "capacity", 8, 60) * 50;
        var usual = 0.35 + (0.35 * model.Noise.Uniform($"{site.Id}/day", midnight.UtcTicks / TimeSpan.TicksPerDay)) + (Weekend(midnight) ? 0.5 : 0);
        return capacity * usual;
    }

    /// <summary>Share of a day's visitors that have come by a time of day: from seven to half past six, most before ten and after two.</summary>
    private static double Share(TimeSpan since)
    {
        var hour = since.TotalHours;
        return (0.45 * Shape.Soft((hour - 7) / 4.5)) + (0.55 * Shape.Soft((hour - 11.5) / 7));
    }

    /// <summary>How many processions have come, or gone, by then: each adds softly from 0 to 1, so that the counters never fall.</summary>
    private static double Processions(ProvinceModel model, DateTimeOffset at, TimeSpan begins, TimeSpan lasts)
    {
        var since = model.Since(at);
        var cycles = Math.Floor(since / model.Scenario.Cycle);
        return cycles < 0 ? 0 : cycles + Shape.Soft((since - (model.Scenario.Cycle * cycles) - begins) / lasts);
    }

    private static bool IsOfProcession(ProvinceModel model, SimulatedSite site) =>
        (model.Sites.FirstOrDefault(one => one.Id == "kiep-bac") ?? model.Sites.LastOrDefault(one => one.Kind == "visitor-place"))?.Id == site.Id;
}
