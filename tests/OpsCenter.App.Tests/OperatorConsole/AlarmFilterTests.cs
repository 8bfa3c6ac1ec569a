using OpsCenter.App.OperatorConsole.Alarms;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

public sealed class AlarmFilterTests
{
    private static readonly AlarmBoard Board = new(3,
    [
        SomeAlarm.View("1"),
        SomeAlarm.View("2", Severity.High, acknowledged: true, title: "Ùn tắc Nguyễn Lương Bằng", pack: "traffic"),
        SomeAlarm.View("3", Severity.Medium, title: "PM2.5 vượt ngưỡng", pack: "environment"),
    ]);

    [Theory]
    [InlineData(null, false, null, null, "1,2,3")]
    [InlineData(Severity.High, false, null, null, "2")]
    [InlineData(null, true, null, null, "1,3")]
    [InlineData(null, false, "environment", null, "3")]
    [InlineData(null, false, null, "nguyen luong bang", "2")]
    [InlineData(null, false, null, "minh", "2")]
    [InlineData(Severity.Critical, true, "water", "ben binh", "1")]
    [InlineData(Severity.Critical, true, "traffic", null, "")]
    public void Apply_Filters_KeepTheBoardsOrder(Severity? worst, bool unacknowledged, string? pack, string? sought, string expected) =>
        Assert.Equal(expected, string.Join(',', new AlarmFilter
        {
            Worst = worst,
            State = unacknowledged ? AlarmListState.Unacknowledged : AlarmListState.All,
            Pack = pack,
            Sought = sought,
        }.Apply(Board.Alarms, Places.Empty).Select(alarm => alarm.Id)));
}
