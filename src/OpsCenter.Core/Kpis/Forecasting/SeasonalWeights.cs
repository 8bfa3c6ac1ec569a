namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>How quickly each part of a <see cref="SeasonalModel"/> follows what happens.</summary>
/// <param name="Level">Of the level; 0 never, 1 at once.</param>
/// <param name="Day">Of the shape of the day.</param>
/// <param name="Week">Of the shape of the week.</param>
/// <param name="Carry">Share of the last error that is expected of the next step.</param>
internal readonly record struct SeasonalWeights(double Level, double Day, double Week, double Carry);
