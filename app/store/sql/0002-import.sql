-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: files that hold several articles. Rules as in 0001: columns are only ever added.

-- Where in its original an article stands when that holds several: "3", "reports/march.eml/2". NULL: it is the whole file.
ALTER TABLE article ADD COLUMN part TEXT;
