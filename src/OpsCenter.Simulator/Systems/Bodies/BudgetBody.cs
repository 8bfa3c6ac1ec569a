using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The treasury's account of the fiscal year so far, and at the end of each closed month; billions of dong.</summary>
internal sealed class BudgetBody(ProvinceModel model) : SystemBody(model, "finance/budget.json", TimeSpan.FromHours(1))
{
    private static readonly (string Code, double Estimate)[] Items =
        [("noi-dia", 15_900), ("xuat-nhap-khau", 3_100), ("tien-su-dung-dat", 4_200), ("thue-thu-nhap-ca-nhan", 1_450), ("doanh-nghiep-fdi", 5_300), ("phi-le-phi", 380)];

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var today = WorkDay.Of(at);
        json.WriteString("asOf", Local(at));
        json.WriteNumber("fiscalYear", today.Year);
        WriteUnits(json, "units", [today]);
        Rows(json, "items", Items, item =>
        {
            json.WriteString("item", item.Code);
            json.WriteNumber("estimate", item.Estimate);
            json.WriteNumber("collected", Math.Round(item.Estimate * Collected(item.Code, today), 1));
        });
        WriteUnits(json, "months", Enumerable.Range(1, today.Month - 1).Reverse().Select(month => new DateOnly(today.Year, month, DateTime.DaysInMonth(today.Year, month))));
    }

    private void WriteUnits(Utf8JsonWriter json, string name, IEnumerable<DateOnly> days) =>
        Rows(json, name, days.SelectMany(day => Sites("finance-office").Select(row => (row.Site, row.Code, Day: day))), row =>
        {
            var estimate = Math.Round(row.Code == "stc-tinh" ? 12_400 : Model.Trait(row.Site, "revenue", 420, 1_450));
            var spending = Math.Round(estimate * (row.Code == "stc-tinh" ? 0.85 : 1.15));
            json.WriteString("date", row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("unit", row.Code);
            json.WriteNumber("revenueEstimate", estimate);
            json.WriteNumber("revenue", Math.Round(estimate * Collected(row.Code, row.Day), 1));
            json.WriteNumber("expenditureEstimate", spending);
            json.WriteNumber("expenditure", Math.Round(spending * Spent(row.Code, row.Day), 1));
        });

    private double Collected(string key, DateOnly day) =>
        Math.Pow(day.DayOfYear / 365.0, 0.93) * (0.94 + (0.2 * Model.Noise.Uniform($"budget/{key}/collected", day.Year)));

    /// <summary>Late, as ever: a third of the year's money goes out in the last quarter.</summary>
    private double Spent(string key, DateOnly day) =>
        Math.Pow(day.DayOfYear / 365.0, 1.25) * (0.88 + (0.12 * Model.Noise.Uniform($"budget/{key}/spent", day.Year)));
}
