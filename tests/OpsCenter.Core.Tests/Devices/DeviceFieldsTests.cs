using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Devices;

public sealed class DeviceFieldsTests
{
    [Theory]
    [InlineData("battery", 19.9, null, "%", true)]
    [InlineData("battery", 20, null, "%", false)]
    [InlineData("battery_percent", 5, null, "%", true)]
    [InlineData("battery_voltage", 3.2, null, "V", true)]
    [InlineData("battery_voltage", 3.3, null, "V", false)]
    [InlineData("battery_v", 11.4, null, "V", true)]
    [InlineData("battery_v", 12.6, null, "V", false)]
    [InlineData("vbat", 22.9, null, "V", true)]
    [InlineData("vbat", 48, null, "V", false)]
    [InlineData("battery_voltage", 3.6, 3.7, "V", true)]
    [InlineData("battery_percent", 25, 30.0, "%", true)]
    public void BatteryOf_UsualField_IsJudgedByItsUnitOrItsOwnLimit(string field, double value, double? limit, string unit, bool low)
    {
        var battery = DeviceFields.BatteryOf([Reading(field, value)], FieldCatalogue.Empty, limit)!;

        Assert.Equal((field, value, unit, low), (battery.Field, battery.Value, battery.Unit, battery.Low));
    }

    [Fact]
    public void BatteryOf_DescribedField_HasItsUnit()
    {
        var fields = new FieldCatalogue([new FieldInfo("device", "battery", LocalizedText.Same("Pin"), "V", 2, null, null, null)]);

        var battery = DeviceFields.BatteryOf([Reading("battery", 3.91)], fields, null)!;

        Assert.Equal(("V", false), (battery.Unit, battery.Low));
    }

    [Fact]
    public void SignalOf_SeveralFields_TakesTheFirstOfTheOrder()
    {
        Assert.Equal(("rssi", -80.0), Signal("linkquality", "snr", "rssi"));
        Assert.Equal(("snr", -80.0), Signal("linkquality", "snr"));
        Assert.Null(DeviceFields.SignalOf([Reading("level", 1)], FieldCatalogue.Empty));
        Assert.Null(DeviceFields.BatteryOf([Reading("rssi", 1)], FieldCatalogue.Empty, null));
    }

    [Theory]
    [InlineData("2026-11-21", CalibrationState.Overdue)]
    [InlineData("2026-11-22", CalibrationState.DueSoon)]
    [InlineData("2026-12-22", CalibrationState.DueSoon)]
    [InlineData("2026-12-23", CalibrationState.Valid)]
    [InlineData(null, CalibrationState.Unknown)]
    public void Judge_Calibration_WarnsBeforeAndAfter(string? due, CalibrationState expected) =>
        Assert.Equal(expected, Calibration.Judge(due is null ? null : DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture), new DateOnly(2026, 11, 22)));

    private static (string Field, double Value) Signal(params string[] fields)
    {
        var signal = DeviceFields.SignalOf(fields.Select(field => Reading(field, -80)), FieldCatalogue.Empty)!;
        return (signal.Field, signal.Value);
    }

    private static Reading Reading(string field, double value) =>
        new(new SeriesKey("device", new Dictionary<string, string> { ["device"] = "d" }, field), default, value, Quality.Good, ReadingFlags.None, default);
}
