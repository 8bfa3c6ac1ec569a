namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Flood alarm of a station. III is the worst; never to be shown as a bare digit (Decision 05/2020/QĐ-TTg).</summary>
public enum FloodAlarm
{
    Below = 0,
    I = 1,
    II = 2,
    III = 3,
}
