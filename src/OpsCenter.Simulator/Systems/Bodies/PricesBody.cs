using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Prices the market inspectors note each morning, the past thirty days, oldest first; dong.</summary>
internal sealed class PricesBody(ProvinceModel model) : SystemBody(model, "industry-trade/prices.json", TimeSpan.FromHours(1))
{
    private const int Days = 30;

    private static readonly (string Code, double Price)[] Goods =
        [("rice", 17_500), ("pork", 128_000), ("chicken", 115_000), ("egg", 3_300), ("cabbage", 14_000), ("sugar", 26_500), ("petrol", 21_300), ("diesel", 18_900), ("gas", 438_000), ("steel", 14_600), ("cement", 1_720), ("fertiliser", 12_100)];

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var newest = Shape.Hour(at) >= 9 ? WorkDay.Of(at) : WorkDay.Of(at).AddDays(-1);
        Rows(json, "prices", Enumerable.Range(0, Days).SelectMany(back => Goods.Select(good => (Good: good, Day: newest.AddDays(back + 1 - Days)))), row =>
        {
            var moved = 1 + (0.05 * Model.Noise.Drift($"price/{row.Good.Code}", WorkDay.Start(row.Day), TimeSpan.FromDays(6), 0.85));
            var dear = row.Good.Code == "pork" && IsDear(row.Day) ? 1.3 : 1;
            json.WriteString("day", row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("good", row.Good.Code);
            json.WriteNumber("price", Math.Round(row.Good.Price * moved * dear / 100) * 100);
        });
    }

    /// <summary>Two days after the start pork is short, every other week.</summary>
    private bool IsDear(DateOnly day) => Model.Since(WorkDay.Start(day)) > TimeSpan.Zero && ((day.DayNumber - WorkDay.Of(Model.Scenario.Start).DayNumber) % 14) is 1 or 2;
}
