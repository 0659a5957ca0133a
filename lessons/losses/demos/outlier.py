"""One answer for five prices: where does each loss want it?"""

import numpy as np

from tutor import show

LAST = 40.0  # the fifth price, in thousand soum

prices = np.array([9.0, 10.0, 10.0, 11.0, LAST])
answers = np.linspace(5, 45, 401)
errors = answers[:, None] - prices[None, :]  # a row for every answer
rmse = np.sqrt(np.mean(errors**2, axis=1))  # the root of MSE is in soum again, like MAE
mae = np.mean(np.abs(errors), axis=1)

best_mse, best_mae = int(np.argmin(rmse)), int(np.argmin(mae))
show(
    "curves",
    series={"√MSE": (answers, rmse), "MAE": (answers, mae)},
    points={"best √MSE": (answers[best_mse], rmse[best_mse]), "best MAE": (answers[best_mae], mae[best_mae])},
    x_label="answer, thousand soum",
    y_label="loss",
)

print("prices            ", prices)
print(f"best answer by MSE {answers[best_mse]:.1f}   mean   {np.mean(prices):.1f}")
print(f"best answer by MAE {answers[best_mae]:.1f}   median {np.median(prices):.1f}")
