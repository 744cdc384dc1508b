

   FROM alpine	
		run	make　
 USERx
