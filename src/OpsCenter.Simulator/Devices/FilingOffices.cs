using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>The offices of the province that leave files: registers of schools without a system, rooms of hotels, rain that observers read.</summary>
internal static class FilingOffices
{
    private static readonly TimeSpan RainDayEnds = TimeSpan.FromHours(19);

    /// <summary>One for each kind of site that there is.</summary>
    public static IEnumerable<ISimulatedDevice> Of(ProvinceModel model)
    {
        SimulatedSite[] schools = [.. model.Sites.Where(site => site is { Kind: "school-by-file", Devices.Count: > 0 })];
        if (schools.Length > 0)
        {
            yield return new DailyFile("office-education", "education", new(11, 30, 0), "date;school;enrolled;present;excused;unexcused", day => Registers(model, schools, day));
        }

        SimulatedSite[] hotels = [.. model.Sites.Where(site => site is { Kind: "hotel", Devices.Count: > 0 })];
        if (hotels.Length > 0)
        {
            yield return new DailyFile("office-tourism", "tourism", new(23, 30, 0), "date,hotel,rooms,occupied,guests,foreign", day => Rooms(model, hotels, day));
        }

        SimulatedSite[] stations = [.. model.Sites.Where(site => site is { Kind: "rain-station", Devices.Count: > 0 })];
        if (stations.Length > 0)
        {
            yield return new DailyFile("office-rain", "rain", RainDayEnds + TimeSpan.FromMinutes(10), "time;station;rain", day => Rain(model, stations, day));
        }
    }

    private static IEnumerable<string> Registers(ProvinceModel model, SimulatedSite[] schools, DateTimeOffset day) => day.DayOfWeek == DayOfWeek.Sunday
        ? []
        : schools.Select(school =>
        {
            var roll = SchoolModel.Day(model, school, day);
            return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd};{school.Devices[0]};{roll.Enrolled};{roll.Present};{roll.Excused};{roll.Unexcused}");
        });

    /// <summary>The rain day of the hydrometeorological service goes from 19:00 to 19:00.</summary>
    private static IEnumerable<string> Rain(ProvinceModel model, SimulatedSite[] stations, DateTimeOffset day) =>
        from hour in Enumerable.Range(-23, 24)
        let ended = day + RainDayEnds + TimeSpan.FromHours(hour)
        from station in stations
        select string.Create(CultureInfo.InvariantCulture, $"{ended:yyyy-MM-dd HH:mm};{station.Devices[0]};{RiverModel.RainMm(model, station, ended, TimeSpan.FromHours(1)):0.0}");

    private static IEnumerable<string> Rooms(ProvinceModel model, SimulatedSite[] hotels, DateTimeOffset day) => hotels.Select(hotel =>
    {
        var night = TourismModel.Night(model, hotel, day);
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{hotel.Devices[0]},{night.Rooms},{night.Occupied},{night.Guests},{night.Foreign}");
    });
}
