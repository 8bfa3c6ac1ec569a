using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Sites;
using Xunit;

namespace OpsCenter.Simulator.Tests.Province;

public sealed class SchoolAndTourismModelTests
{
    private static readonly DateTimeOffset Start = SampleProvince.Start;
    private readonly SimulatedProvince _province = SampleProvince.Create();

    private ProvinceModel Model => _province.Model;

    [Fact]
    public void School_FirstMinutes_AreNormalAndTheOutbreakComesAndGoes()
    {
        double Attendance(SimulatedSite site, double minute)
        {
            var roll = SchoolModel.Roll(Model, site, Start.AddMinutes(minute));
            return 100.0 * roll.Present / roll.Enrolled;
        }

        Assert.All(Of("school"), site => Assert.InRange(Attendance(site, 10), 94, 100));
        Assert.True(Attendance(_province.Site("thpt-kim-thanh"), 18) < 80);
        Assert.True(Attendance(_province.Site("thpt-kim-thanh"), 30) > 92);
        Assert.True(Attendance(_province.Site("thpt-ninh-giang"), 18) > 92);
    }

    [Fact]
    public void School_Line_IsDownForAWhileAtOneSchool()
    {
        Assert.All(Of("school"), site => Assert.True(SchoolModel.IsConnected(Model, site, Start.AddMinutes(10))));
        Assert.Equal("thpt-ninh-giang", Assert.Single(Of("school"), site => !SchoolModel.IsConnected(Model, site, Start.AddMinutes(20))).Id);
        Assert.All(Of("school"), site => Assert.True(SchoolModel.IsConnected(Model, site, Start.AddMinutes(35))));
    }

    [Theory]
    [InlineData(2026, 11, 23, 7, 0, 21)]
    [InlineData(2026, 11, 23, 8, 0, 23)]
    [InlineData(2026, 11, 22, 12, 0, 21)]
    public void LastDay_BeforeTheCallAndOnSundays_IsTheSchoolDayBefore(int year, int month, int day, int hour, int minute, int expected) =>
        Assert.Equal(expected, SchoolModel.LastDay(new DateTimeOffset(year, month, day, hour, minute, 0, Shape.Zone)).Day);

    [Fact]
    public void Visitors_OverTwoDays_NeverFallExceptAtMidnightAndAddUp()
    {
        foreach (var site in Of("visitor-place"))
        {
            var before = TourismModel.At(Model, site, Start);
            for (var at = Start.AddMinutes(1); at < Start.AddDays(2); at = at.AddMinutes(1))
            {
                var count = TourismModel.At(Model, site, at);
                Assert.True(Shape.Local(at).TimeOfDay == TimeSpan.Zero || (count.Entered >= before.Entered && count.Left >= before.Left), $"{site.Id} at {at}");
                Assert.InRange(count.Inside, 0, count.Capacity * 1.6);
                before = count;
            }
        }
    }

    [Fact]
    public void Visitors_Procession_FillsOnePlaceBeyondItsCapacityAfterTheFirstMinutes()
    {
        double Crowding(SimulatedSite site, double minute)
        {
            var count = TourismModel.At(Model, site, Start.AddMinutes(minute));
            return 100.0 * count.Inside / count.Capacity;
        }

        Assert.All(Of("visitor-place"), site => Assert.True(Crowding(site, 13) < 50));
        Assert.True(Crowding(_province.Site("kiep-bac"), 20) > 100);
        Assert.True(Crowding(_province.Site("kiep-bac"), 30) < 75);
        Assert.All(Of("visitor-place").Where(site => site.Id != "kiep-bac"), site => Assert.True(Crowding(site, 20) < 50));
    }

    [Fact]
    public void Night_EveryHotelOverAMonth_HasNoMoreTakenThanRooms()
    {
        foreach (var night in Of("hotel").SelectMany(hotel => Enumerable.Range(0, 30).Select(day => TourismModel.Night(Model, hotel, Start.AddDays(day)))))
        {
            Assert.InRange(night.Occupied, 1, night.Rooms);
            Assert.InRange(night.Foreign, 0, night.Guests);
        }
    }

    private IEnumerable<SimulatedSite> Of(string kind) => Model.Sites.Where(site => site.Kind == kind);
}
