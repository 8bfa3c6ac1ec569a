namespace OpsCenter.Core.Kpis.Domain;

/// <summary>What VN_AQI looks at.</summary>
public enum AirPollutant
{
    Pm25,
    Pm10,
    O3,
    No2,
    So2,
    Co,
}
