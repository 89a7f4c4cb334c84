-- 資料１: chosen tables, comments, and the figures as they were on the day.
do $$ begin end $$;
